/** Answers about customers and banks as Mono's documents publish them. */
export const customerCreated = {
  status: 'successful',
  message: 'Created customer successfully',
  data: {
    id: '6578295bbf09b0a505bc567c',
    name: 'Samuel Olamide',
    first_name: 'Samuel',
    last_name: 'Samuel Olamide',
    email: 'samuel@olamide.com',
    phone: '08012345678',
    address: '23 shittu animashaun street',
    identification_no: '0123456789011',
    identification_type: 'bvn',
    bvn: '0123456789011',
  },
};

export const customerExists = {
  status: 'failed',
  message: 'Customer already exists with similar credentials (email or names supplied)',
  data: null,
};

export const businessCreated = {
  status: 'successful',
  message: 'Created customer successfully',
  data: {
    id: '668d303e06d2d5aac',
    type: 'business',
    business_name: 'Nomo Global Systems',
    email: 'only@nomo.co',
    phone: '01042658500',
    address: '1 Nomo Street, Yaba ',
    identification_no: '12461501556',
    identification_type: 'bvn',
    bvn: '12461501556',
  },
};

export const customerUnknown = {
  status: 'failed',
  message: 'Invalid Customer Id, could not fetch customer',
  data: null,
};

export const customersListed = {
  status: 'successful',
  message: 'Data retrieved successfully',
  data: [
    {
      id: '6641af2a7c9ff1663be1d59b',
      name: 'Samuel Olamide',
      first_name: 'Samuel',
      last_name: 'Olamide',
      email: 'samuel@neem.co',
      phone: '08012345609',
      address: '23 shittu animashaun street ',
      identification_no: '01234567801',
      identification_type: 'bvn',
      bvn: '01234567801',
    },
  ],
  meta: {
    total: 187,
    pages: 38,
    previous: null,
    next: 'https://api.withmono.com/v2/customers?page=2',
  },
};

export const customerDeleted = {
  status: 'successful',
  message: 'Deleted customer successfully',
  data: null,
};

export const customerUpdated = {
  status: 'successful',
  message: 'Customer updated successfully',
  data: null,
};

export const banksListed = {
  status: 'successful',
  message: 'request completed successfully',
  data: {
    banks: [
      {
        name: 'NIBSS',
        bank_code: '999',
        nip_code: '999999',
        direct_debit: false,
      },
      {
        name: 'CBN',
        bank_code: '001',
        nip_code: '000028',
        direct_debit: false,
      },
      {
        name: 'ACCESS BANK PLC',
        bank_code: '044',
        nip_code: '000014',
        direct_debit: true,
      },
    ],
  },
};
