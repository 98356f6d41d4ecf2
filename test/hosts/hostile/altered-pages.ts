/** What other scripts have done to a shop's page before ours is there. */
export const alteredPages: Readonly<Record<string, string>> = {
  'members for every object': `Object.assign(Object.prototype, { origin: 'https://evil.example', status: 'succeeded', type: 'outcome',
    outcome: { status: 'succeeded' }, reason: 'completed', nonce: 'x', mayHavePaid: false, readyToDebit: 'yes', directpay: 1 })`,
  'descriptors for every object': `Object.assign(Object.prototype, { get: undefined, set: undefined, enumerable: true, configurable: true })`,
  'lists that agree to everything':
    'Array.prototype.some = Array.prototype.includes = Array.prototype.every = () => true',
  'objects without members': 'Object.entries = Object.keys = () => []',
  'nothing that is posted':
    'window.postMessage = () => { throw new Error("posted") }; window.fetch = undefined',
  'no channels': 'window.MessageChannel = undefined',
  'ports that are dumb': 'MessagePort.prototype.postMessage = () => {}',
  'no chance': 'crypto.getRandomValues = () => { throw new Error("no chance") }',
  'no shadow': 'Element.prototype.attachShadow = () => { throw new Error("no shadow") }',
  'no style sheets': 'window.CSSStyleSheet = undefined',
  'frames whose window is another': `Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get: () => window })`,
  'functions that cannot be called otherwise':
    'Function.prototype.call = Function.prototype.bind = () => { throw new Error("called") }',
  'everything frozen':
    '[Object, Array, Function, Promise, MessageChannel].forEach((one) => Object.freeze(one.prototype))',
  'its own DirectPay':
    'window.DirectPay = { create: () => ({ open: () => Promise.resolve({ status: "succeeded" }) }) }',
};
