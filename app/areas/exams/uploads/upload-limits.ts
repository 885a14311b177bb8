import { MOST_BYTES } from '~/areas/questions/types/file-upload/schema'

/** Where a request may carry files, and how much it may hold: the largest file there can be, and the rest of a page. */
export const UPLOADS = {
  path: /^\/exams\/attempts\/[^/]+\/(?:responses|items\/.+)$/,
  bytes: MOST_BYTES + 1_000_000,
}
