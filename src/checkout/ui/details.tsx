import './details.css';

export interface Detail {
  readonly term: string;
  readonly value: string;
  /** How a screen reader says the value, where the written form reads badly. */
  readonly spoken?: string | undefined;
  readonly more?: string | undefined;
}

/** Facts about a payment, term by term. */
export function Details({ details }: { details: readonly Detail[] }) {
  return (
    <dl>
      {details.map(({ term, value, spoken, more }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {spoken === undefined ? (
              value
            ) : (
              <>
                <span aria-hidden="true">{value}</span>
                <span class="sr">{spoken}</span>
              </>
            )}
            {more !== undefined && <small>{more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
