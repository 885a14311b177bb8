/** The id that a form brings along for what it makes, so that sending it twice makes one; null when it is none of ours. */
export function formKeyOf(form: FormData): string | null {
  const key = form.get('key')
  return typeof key === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) ? key : null
}
