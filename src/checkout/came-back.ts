/** What the provider's page leaves in the address of a payer whom it sends back. It says that somebody came, and nothing else. */
const RETURNED = '#returned';

/** Whether the payer comes from the provider's page. The address is cleaned at once: a reload, or a link that is handed on, is no return. */
export function cameBack({ location, history }: Pick<Window, 'location' | 'history'>): boolean {
  if (location.hash !== RETURNED) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  return true;
}
