/** A new block id: a letter and 60 random bits. Given by the command that makes a block. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return 'b' + Array.from(bytes, (byte) => (byte % 64 < 36 ? (byte % 36).toString(36) : (byte % 10).toString())).join('');
}
