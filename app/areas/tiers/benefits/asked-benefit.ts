/** Which benefit an address speaks of: its slug, and, in `?track=`, of which track; a fund's `?year=`. */
export function askedBenefit(
  request: { url: string },
  params: { benefit?: string | undefined },
): { benefit: string; track: string | undefined; year: number | undefined } {
  const { searchParams } = new URL(request.url)
  const year = Number(searchParams.get('year'))
  return {
    benefit: params.benefit ?? '',
    track: searchParams.get('track') ?? undefined,
    year: Number.isInteger(year) && year >= 2000 && year < 2200 ? year : undefined,
  }
}

/** The fields of a form as texts, those that are missing empty. */
export const typedFields = <Field extends string>(
  form: { get(name: string): unknown },
  fields: readonly Field[],
): Record<Field, string> =>
  Object.fromEntries(
    fields.map((field) => {
      const value = form.get(field)
      return [field, typeof value === 'string' ? value : '']
    }),
  ) as Record<Field, string>
