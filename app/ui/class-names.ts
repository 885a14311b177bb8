/** Joins the class names that apply: `classNames('btn', small && 'btn-sm')`. */
export const classNames = (...names: (string | false | null | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined
