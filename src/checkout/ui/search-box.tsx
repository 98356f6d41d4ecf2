import { SearchIcon } from './icons.tsx';

export interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** The list that is searched, and the row in it that the keyboard stands on. */
  readonly listId: string;
  readonly activeId?: string | undefined;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A search over the list below it. */
export function SearchBox(props: SearchBoxProps) {
  return (
    <div class="search">
      <SearchIcon />
      <input
        type="search"
        name="search"
        inputMode="search"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={props.label}
        aria-controls={props.listId}
        {...(props.activeId !== undefined && { 'aria-activedescendant': props.activeId })}
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => props.onType(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
      />
    </div>
  );
}
