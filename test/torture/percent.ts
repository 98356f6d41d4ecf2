export const percent = (part: number, digits = 1): string => `${(100 * part).toFixed(digits)} %`;
