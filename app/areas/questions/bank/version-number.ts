/** A version's number as an address holds it; 0, which no version has, for anything else. */
export const readVersionNumber = (text: string | undefined): number =>
  /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 0
