interface Names {
  readonly provider: string;
  readonly merchant: string;
  /** What is paid; empty where nothing is paid now. */
  readonly amount: string;
}

const there = ({ provider }: Names) => `${provider}’s page`;

/** What is read where a payer may go to a page of the provider's own, and about themselves before they do. */
export const enPages = {
  chooseWay: {
    title: 'How do you want to pay?',
    list: 'Ways to pay',
    names: {
      bank: () => 'Log in to your bank here',
      account: (provider: string) => `Pay on ${provider}’s page`,
      transfer: () => 'Make a transfer',
      whatsapp: () => 'Pay in WhatsApp',
    },
    hints: {
      bank: () => 'You choose your bank and approve the payment on this page.',
      account: () => 'You log in to your bank there, and then come back here.',
      transfer: (provider: string) => `${provider} shows you an account to send the money to.`,
      whatsapp: (provider: string) => `${provider} writes to you there, and you approve the payment.`,
    },
    goOn: (provider: string) => `Continue to ${provider}`,
    working: 'Opening…',
    patience: (provider: string): readonly [string, string, string] => [
      'This usually takes a few seconds.',
      `${provider} is slow to answer. Nothing is paid at this step.`,
      `Still waiting for ${provider}. Nothing is paid at this step.`,
    ],
    notices: {
      page_given_up: (provider: string) =>
        `What you began on ${provider}’s page may still go through. If you have paid there already, do not pay again: wait here. If not, please pay nothing there any more.`,
      page_not_opened: (provider: string) =>
        `${provider}’s page could not be opened. Nothing was paid by this try. Please try again.`,
    },
  },
  leaving: {
    titles: {
      account: (provider: string) => `Pay on ${provider}’s page`,
      transfer: () => 'Pay by transfer',
      whatsapp: () => 'Pay in WhatsApp',
      mandate: (provider: string) => `Go on at ${provider}’s page`,
      selfie: () => 'Show that it is you',
      link: (provider: string) => `Connect your account at ${provider}’s page`,
    },
    texts: {
      account: (of: Names) =>
        `On ${there(of)} you choose your bank, log in, and approve ${of.amount} to ${of.merchant}. Then come back here.`,
      transfer: (of: Names) =>
        `${there(of)} shows you an account. Send exactly ${of.amount} to it from your bank app. Then come back here.`,
      whatsapp: (of: Names) =>
        `On ${there(of)} you enter your WhatsApp number. ${of.provider} writes to you, and you approve ${of.amount} to ${of.merchant} in the chat. Then come back here.`,
      mandate: (of: Names) =>
        `On ${there(of)} you choose your account and confirm what you have agreed to here. Then come back here.`,
      selfie: (of: Names) =>
        `${there(of)} compares a picture of your face with what your bank knows of you. Then come back here.`,
      link: (of: Names) =>
        `On ${there(of)} you choose your bank, log in, and choose the account to connect. Then come back here.`,
    },
    besideEarlier: (provider: string) =>
      `What you began on ${provider}’s page before may still go through. If you have paid there, do not pay again: you would be charged twice.`,
    camera: 'It needs a camera: allow it when your browser asks.',
    cameraRefused: 'The camera does not work?',
    cameraRefusedText:
      'Allow the camera for that page in your browser’s settings, then open the page again. Or open the link to this page on another phone, or in another browser: inside some apps no page gets the camera.',
    host: (host: string) => `The address there begins with ${host}. This page keeps your place.`,
    open: (provider: string) => `Go to ${provider}’s page`,
    openAgain: (provider: string) => `Open ${provider}’s page again`,
    awayTitle: (provider: string) => `Finish on ${provider}’s page`,
    awayFramed:
      'It opens in a window of its own. When you have finished there, come back to this one. It goes on by itself; you can also tell it.',
    awayAlone:
      'Have you finished there? Then tell this page. Open it again only if you have not; it may start from the beginning.',
    finished: 'I have finished there',
    nothingOpened: 'Nothing opened?',
    openHere: (provider: string, merchant: string) =>
      `Open ${provider}’s page in place of ${merchant}’s page. From there you come back to this payment.`,
    openHereSetUp: (provider: string, merchant: string) =>
      `Open ${provider}’s page in place of ${merchant}’s page. From there you come back here.`,
    openInPlace: 'Open it in this window',
    asking: (provider: string) => `Asking ${provider}…`,
    checkedTitle: (provider: string) => `${provider} has not confirmed it yet`,
    checked: {
      account: (of: Names) =>
        `If you have approved it, please do not pay again. ${of.provider} usually confirms within a minute; a slow bank takes longer.`,
      transfer: (of: Names) =>
        `If you have sent ${of.amount}, please do not send it again. A transfer usually arrives within minutes; some take hours.`,
      whatsapp: (of: Names) =>
        `If you have approved it, please do not pay again. ${of.provider} usually confirms within a minute; a slow bank takes longer.`,
      mandate: () => 'If you have finished there, there is nothing more to do. It can take some minutes.',
      selfie: () => 'If you have finished there, there is nothing more to do. It can take some minutes.',
      link: () => 'If you have finished there, there is nothing more to do. It can take some minutes.',
    },
    leave: (merchant: string) =>
      `You may close this page. ${merchant} is told once it is confirmed, and this link shows it.`,
    second:
      'If the page you began on is still open in another window, it shows the same, and you may close this one.',
    stillAsking: 'Still asking',
    offline: 'Waiting for the connection',
    checkAgain: 'Check again',
    notFinished: 'Not finished? Open it again',
    back: 'Go back',
    givingUp: {
      title: 'Pay another way?',
      text: (provider: string) =>
        `What you began on ${provider}’s page may still go through. If you have paid there, or may have, stay and wait: paying again would charge you twice.`,
      leave: 'Pay another way',
      stay: 'Stay here',
    },
    givingUpSetUp: {
      title: 'Go back?',
      text: (provider: string) =>
        `What you began on ${provider}’s page does not count any more then. If you have finished there, stay and wait.`,
      leave: 'Go back',
      stay: 'Stay here',
    },
    givingUpLink: {
      title: 'Go back?',
      text: (provider: string) =>
        `If you have finished on ${provider}’s page, your account is linked all the same: stay and wait.`,
      leave: 'Go back',
      stay: 'Stay here',
    },
  },
};
