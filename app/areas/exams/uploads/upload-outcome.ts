/** One uploaded file as a response names it. */
export type UploadedFile = { sha256: string; name: string; bytes: number; mediaType: string }

/** The attempt no longer takes anything from this browser. */
export type Closed = 'taken-over' | 'submitted' | 'too-late'

export type NotUploaded = {
  uploaded: false
  /** `content`: it is not what its name says; `too-often`: more tries than anybody needs */
  reason: Closed | 'too-large' | 'type' | 'content' | 'too-often'
  name: string
}

/** What became of a file that was handed in. */
export type HandedIn =
  | { uploaded: true; file: UploadedFile }
  | NotUploaded
  | { uploaded: false; reason: Closed | 'too-many-files'; name: string }
