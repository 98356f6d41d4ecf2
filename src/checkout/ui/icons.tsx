function icon(path: string) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export const BackIcon = () => icon('M16 10H4m5-5-5 5 5 5');
export const CloseIcon = () => icon('m5 5 10 10M15 5 5 15');
export const SearchIcon = () => icon('M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.5L17 17');
export const LockIcon = () => icon('M5 9h10v8H5Zm2 0V6a3 3 0 0 1 6 0v3');
export const WarningIcon = () => icon('M10 3 2 17h16L10 3Zm0 5v4m0 2.5v.1');
export const CheckIcon = () => icon('m4 11 4 4 8-9');
export const ForwardIcon = () => icon('m8 5 5 5-5 5');
