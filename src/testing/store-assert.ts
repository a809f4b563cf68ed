// Assertions of our own: a suite must run under any test runner, and in runtimes without node:assert.

/** Throws with both values in the message unless they are deeply equal; a member that is `undefined` equals one that is absent. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  if (!same(actual, expected)) throw new Error(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

/** Throws unless the promise rejects; gives what it rejected with. */
export async function rejects(promise: Promise<unknown>, what: string): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`${what}: rejected with ${show(error)}, which is no Error`, { cause: error });
  }
  throw new Error(`${what}: expected a rejection`);
}

/** How long a store may take to tell its own process, in milliseconds: generous, since only a failure waits for it. */
const patienceMs = 3000;

/** Throws unless the promise settles in good time; gives what it resolves with. */
export async function resolves<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing came for ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);
