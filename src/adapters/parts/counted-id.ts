/** Whether an id can be one of a backend that counts them: everything else need not be asked for. */
export const isCountedId = (id: string): boolean => /^[1-9]\d{0,14}$/.test(id);
