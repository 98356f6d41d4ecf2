/** What a payer at a desk reads beside the page. */
export const enPhone = {
  title: 'Continue on your phone',
  picture: 'QR code of the link to this page',
  text: 'Point your phone’s camera here and go on there. This page follows, and shows how it ends.',
};
