/** Answers to an initiate of a mandate as Mono's documents publish them, without their comments. */
export const variableInitiated = {
  status: 'successful',
  message: 'Payment Initiated Successfully',
  data: {
    mono_url: 'https://authorise.mono.co/RD3044259',
    mandate_id: 'mmc_682b977203c0b7360787b460',
    type: 'recurring-debit',
    method: 'mandate',
    mandate_type: 'emandate',
    amount: 9190030,
    description: 'Repayment for samuel@neem.com',
    reference: 'test-O2b9O9EF903-949493432',
    customer: '65eb623b0000900009e5c1f21cd',
    redirect_url: 'https://mono.co',
    created_at: '2024-03-12T14:17:31.548Z',
    updated_at: '2024-03-12T14:17:31.548Z',
    start_date: '2024-03-19',
    end_date: '2024-08-04',
  },
};

export const fixedInitiated = {
  status: 'successful',
  message: 'Payment Initiated Successfully',
  data: {
    mono_url: 'https://authorise.mono.co/RD9152019674',
    mandate_id: 'mmc_682b977203c0b7360787b460',
    type: 'recurring-debit',
    mandate_type: 'emandate',
    amount: 200000,
    description: 'nomo Mandate Test',
    reference: 'nomo-test-24-04-24-02',
    customer: '6629259fe903b1',
    redirect_url: 'https://mono.co',
    created_at: '2024-04-24T17:44:17.833Z',
    updated_at: '2024-04-24T17:44:17.833Z',
    start_date: '2024-04-29',
    end_date: '2024-05-30',
  },
};

export const sweepInitiated = {
  ...fixedInitiated,
  data: { ...fixedInitiated.data, mandate_type: 'gsm', description: 'GSM Test' },
};

/** The published request of a fixed mandate, but for its customer and its days. */
export const fixedRequest = {
  type: 'recurring-debit',
  debit_type: 'fixed',
  mandate_type: 'emandate',
  amount: 200000,
  reference: 'nomo-test-24-04-24-02',
  description: 'nomo Mandate Test',
  redirect_url: 'https://mono.co',
  retrial_frequency: 1,
  frequency: 'weekly',
  grace_period: 6,
  minimum_due: 20000,
  initial_debit_amount: 30000,
  meta: {},
};

/** The published request of a variable mandate, but for its customer and its days. Its reference is longer than what another sample allows. */
export const variableRequest = {
  amount: 9190030,
  type: 'recurring-debit',
  method: 'mandate',
  mandate_type: 'emandate',
  debit_type: 'variable',
  description: 'Repayment for samuel@neem.com',
  reference: 'test-O2b9O9EF903-949493432',
  redirect_url: 'https://mono.co',
  meta: {},
};
