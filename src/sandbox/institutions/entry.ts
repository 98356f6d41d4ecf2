import type {
  WireAuthMethod,
  WireField,
  WireInstitution,
  WireInstitutionType,
  WireUi,
} from '../../proxy/providers/mono/wire.ts';

interface MethodSketch {
  readonly type: string;
  readonly name: string;
  readonly form: readonly WireField[];
  readonly title?: string;
  readonly id?: string;
}

interface EntrySketch {
  readonly id: string;
  readonly name: string;
  readonly type?: WireInstitutionType;
  /** The last part of `identifier`, and the name of the icon. */
  readonly slug: string;
  readonly code: string | null;
  readonly colour: string;
  readonly methods: readonly [MethodSketch, ...MethodSketch[]];
  /** The top-level form, where it differs from that of the first method. */
  readonly outdatedForm?: readonly WireField[];
  readonly timeout?: number;
  readonly forgotPasswordLink?: string;
  readonly products?: readonly string[];
}

export const internetBanking = (
  form: readonly WireField[],
  rest: Partial<MethodSketch> = {},
): MethodSketch => ({
  type: 'internet_banking',
  name: 'Internet Banking',
  form,
  ...rest,
});

export const mobileBanking = (
  form: readonly WireField[],
  rest: Partial<MethodSketch> = {},
): MethodSketch => ({
  type: 'mobile_banking',
  name: 'Mobile Banking',
  form,
  ...rest,
});

/** Fills in what every institution of the list has. */
export function institution(sketch: EntrySketch): WireInstitution {
  const title = `Log in to ${sketch.name}`;
  const methods = sketch.methods.map((method, index): WireAuthMethod => {
    const ui: WireUi = { title: method.title ?? title, form: method.form };
    return {
      type: method.type,
      name: method.name,
      ui,
      _id: method.id ?? `60d0${sketch.id.slice(4, 22)}${(index + 10).toString(16).padStart(2, '0')}`,
      requires_reauth: method.type === 'internet_banking',
    };
  });
  return {
    _id: sketch.id,
    name: sketch.name,
    type: sketch.type ?? 'PERSONAL_BANKING',
    auth_methods: methods,
    icon: `https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images/${sketch.slug}-icon.png`,
    identifier: `mono.connections.${sketch.slug}`,
    primaryColor: sketch.colour,
    country: 'ng',
    bank_code: sketch.code,
    products: sketch.products ?? ['Connect', 'Direct Debit'],
    forgotPasswordLink: sketch.forgotPasswordLink ?? null,
    ...(sketch.timeout === undefined ? {} : { timeout: sketch.timeout }),
    ui: { title, form: sketch.outdatedForm ?? sketch.methods[0].form },
  };
}
