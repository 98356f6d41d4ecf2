/** Runs in a document: `refused` where the browser keeps nothing for it, else `yes`. */
export function keeps(): string {
  try {
    sessionStorage.setItem('kept', 'yes');
    return String(sessionStorage.getItem('kept'));
  } catch {
    return 'refused';
  }
}
