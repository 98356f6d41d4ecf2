/** The statement as it is sent, with its length before it: the word alone is also the name of a call. */
const COMMIT = '\u000bcommit\0';
/** What the server says of a commit. Answers to what was sent before it come first, and are no answer to it. */
const ENDED = ['COMMIT\0', 'ROLLBACK\0'];

export const asksToCommit = (bytes: Buffer): boolean => bytes.includes(COMMIT);

export const answersCommit = (bytes: Buffer): boolean => ENDED.some((word) => bytes.includes(word));
