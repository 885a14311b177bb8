import { AppError } from '~/platform/errors'

/** Any address that no route answers. */
export function loader(): never {
  throw new AppError('errors.none', 404)
}

export default function NotFound() {
  return null
}
