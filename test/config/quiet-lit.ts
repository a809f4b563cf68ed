/** Tests run on Lit's development build for its warnings; the one that says so is marked as issued already. */
const issued = ((globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings ??= new Set());
issued.add('dev-mode');
