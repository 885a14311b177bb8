/** Far more than anybody looks through; the bytes bound what reading may cost the server. */
export const IMPORT_LIMITS = { bytes: 5_000_000, questions: 2_000 } as const
