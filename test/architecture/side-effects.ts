import ts from 'typescript';
import { importsOf, parse } from './sources.js';

/** Files whose purpose is an effect: they define tags, start the script-tag file, or run a command. */
const effective = /^(define\/|auto\.ts$|cli\.ts$|cli\/)/;

/** Functions that only make a value, by name. Whoever adds one vouches that calling it twice is the same as once. */
const pureCalls = new Set([
  ...[
    'Object.freeze',
    'Object.fromEntries',
    'Object.entries',
    'Object.keys',
    'Object.values',
    'Array.from',
    'Array.of',
  ],
  ...[
    'Symbol',
    'Symbol.for',
    'Date.UTC',
    'Date.parse',
    'String',
    'Number',
    'BigInt',
    'Math.round',
    'Math.floor',
    'Math.ceil',
    'Math.max',
    'Math.min',
  ],
  // lit and @lit/context: a context is a plain key, unsafeCSS a wrapped string.
  ...['createContext', 'unsafeCSS'],
]);

/** Methods that leave their object as it is, for chains such as `'name phone title'.split(' ')`. */
const pureMethods = new Set([
  'split',
  'map',
  'filter',
  'flatMap',
  'flat',
  'join',
  'slice',
  'concat',
  'toSorted',
  'includes',
]);

/** Modules whose functions only build decoders and descriptions out of others: shapes are written with them at the top level. */
const pureModules = /^protocol\/(decode|request-shape|shapes|openapi\/.+)\.ts$/;

const pureTags = new Set(['css', 'html', 'svg', 'String.raw']);
const pureClasses =
  /^(Map|Set|WeakMap|WeakSet|RegExp|Date|URL|Error|Text(En|De)coder|(Uint|Int|Float)\d+Array|Intl\.\w+)$/;

/** Statements at the top level of a module that do something when it is imported, as `file:line: why`. */
export function sideEffects(path: string, text: string): string[] {
  const file = parse(path, text);
  const faults: string[] = [];
  const report = (node: ts.Node, why: string): void => {
    faults.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${why}`);
  };
  if (effective.test(path)) return faults;
  const pureNames = namesFromPureModules(path, text, file);
  for (const statement of file.statements) checkStatement(statement, pureNames, report);
  forbidDefinitions(file, report);
  return faults;
}

type Report = (node: ts.Node, why: string) => void;

function namesFromPureModules(path: string, text: string, file: ts.SourceFile): Set<string> {
  const pureLines = new Set(importsOf(path, text).flatMap(({ to, line }) => (pureModules.test(to) ? [line] : [])));
  const names = file.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const line = file.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
    const bindings = statement.importClause?.namedBindings;
    if (!pureLines.has(line) || !bindings || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.map(({ name }) => name.text);
  });
  const ownFunctions = file.statements
    .filter(ts.isFunctionDeclaration)
    .flatMap(({ name }) => (name ? [name.text] : []));
  const ownArrows = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ initializer }) => initializer && ts.isArrowFunction(initializer))
    .map(({ name }) => name.getText());
  return new Set(pureModules.test(path) ? [...names, ...ownFunctions, ...ownArrows] : names);
}

function checkStatement(node: ts.Statement, pureNames: ReadonlySet<string>, report: Report): void {
  const pure = (expression: ts.Expression): boolean => isPure(expression, pureNames);
  if (ts.isImportDeclaration(node)) {
    if (!node.importClause) report(node, 'an import for its effect belongs in define/ or an entry');
  } else if (ts.isVariableStatement(node)) {
    for (const { initializer } of node.declarationList.declarations) {
      if (initializer && !pure(initializer)) report(initializer, 'the initialiser may have an effect');
    }
  } else if (ts.isClassDeclaration(node)) {
    checkClass(node, pureNames, report);
  } else if (ts.isExportAssignment(node)) {
    if (!pure(node.expression)) report(node, 'the exported value may have an effect');
  } else if (!isDeclaration(node)) {
    report(node, 'a statement that runs when the module is imported');
  }
}

/** Statements that only declare. An enum is not among them: it compiles to a call that bundlers keep. */
function isDeclaration(node: ts.Statement): boolean {
  if (ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) {
    return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
  }
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isEmptyStatement(node)
  );
}

function checkClass(node: ts.ClassLikeDeclaration, pureNames: ReadonlySet<string>, report: Report): void {
  for (const decorator of ts.getDecorators(node) ?? []) report(decorator, 'a class decorator runs at import');
  for (const { types } of node.heritageClauses ?? []) {
    for (const { expression } of types) if (!isPure(expression, pureNames)) report(expression, 'a computed base class');
  }
  for (const member of node.members) {
    if (ts.isClassStaticBlockDeclaration(member)) report(member, 'a static block runs at import');
    const isStatic =
      ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword);
    if (isStatic && ts.isPropertyDeclaration(member) && member.initializer && !isPure(member.initializer, pureNames)) {
      report(member, 'a static initialiser may have an effect');
    }
  }
}

/** True where evaluating the expression at import time only makes a value. */
function isPure(node: ts.Expression, pureNames: ReadonlySet<string>): boolean {
  const pure = (expression: ts.Expression | undefined): boolean => !expression || isPure(expression, pureNames);
  if (ts.isFunctionLike(node) || ts.isLiteralExpression(node) || ts.isIdentifier(node)) return true;
  if (ts.isClassExpression(node)) {
    let clean = true;
    checkClass(node, pureNames, () => (clean = false));
    return clean;
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return pure(node.expression);
  if (ts.isNonNullExpression(node) || ts.isSpreadElement(node) || ts.isPropertyAccessExpression(node))
    return pure(node.expression);
  if (ts.isElementAccessExpression(node)) return pure(node.expression) && pure(node.argumentExpression);
  if (ts.isTemplateExpression(node)) return node.templateSpans.every((span) => pure(span.expression));
  if (ts.isTaggedTemplateExpression(node)) {
    const parts = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
    return pureTags.has(node.tag.getText()) && parts.every((span) => pure(span.expression));
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(pure);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every((member) => {
      if (ts.isPropertyAssignment(member)) return pure(member.initializer);
      return ts.isSpreadAssignment(member) ? pure(member.expression) : true;
    });
  }
  if (ts.isConditionalExpression(node)) return [node.condition, node.whenTrue, node.whenFalse].every(pure);
  if (ts.isBinaryExpression(node)) return !assigns(node) && pure(node.left) && pure(node.right);
  if (ts.isPrefixUnaryExpression(node)) {
    const counts = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    return !counts && pure(node.operand);
  }
  if (ts.isTypeOfExpression(node) || ts.isVoidExpression(node)) return pure(node.expression);
  if (ts.isNewExpression(node))
    return pureClasses.test(node.expression.getText()) && (node.arguments ?? []).every(pure);
  if (ts.isCallExpression(node)) return isPureCall(node, pureNames) && node.arguments.every(pure);
  return [
    ts.SyntaxKind.TrueKeyword,
    ts.SyntaxKind.FalseKeyword,
    ts.SyntaxKind.NullKeyword,
    ts.SyntaxKind.OmittedExpression,
  ].includes(node.kind);
}

function isPureCall(node: ts.CallExpression, pureNames: ReadonlySet<string>): boolean {
  const { expression } = node;
  const name = expression.getText();
  // The mark by which an author vouches to bundlers, which then drop the call where its value is not used.
  if (node.getFullText().slice(0, node.getLeadingTriviaWidth()).includes('@__PURE__')) return true;
  if (pureCalls.has(name) || pureNames.has(name)) return true;
  if (!ts.isPropertyAccessExpression(expression) || !pureMethods.has(expression.name.text)) return false;
  return isPure(expression.expression, pureNames);
}

function assigns(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** Definitions hidden in a function are no effect at import, but still define a tag outside define/. */
function forbidDefinitions(file: ts.SourceFile, report: Report): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)customElements\.define$/.test(node.expression.getText())) {
      report(node, 'customElements.define outside define/');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}
