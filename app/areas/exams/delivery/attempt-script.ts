/**
 * What the attempt's page hands to its browser script, as JSON in the page: facts and the words the script says, with
 * places such as `{time}` left in them. Nothing of it is about what is right.
 */
export type AttemptScript = {
  page: 'questions' | 'review' | 'over' | 'ended' | 'paused'
  attempt: string
  /** the name under which this tab may write */
  holder: string
  /** epoch milliseconds by the server's clock */
  holderSince: number
  serverNow: number
  deadlineAt: number | null
  locale: string
  timeZone: string
  urls: { save: string; attempt: string; review: string; result: string; submission: string; signals: string | null }
  nextSequence: number
  /** pages are turned by the server, and never back */
  isForwardOnly: boolean
  /** the questions that stand open */
  items: ScriptItem[]
  /** how many there are besides, and how they stand */
  others: { total: number; answered: number; flagged: number }
  pages: ScriptPage[]
  words: AttemptWords
}

export type ScriptItem = {
  id: string
  number: number
  page: number
  /** highest number kept of it, 0 for none */
  sequence: number
  answered: boolean
  flagged: boolean
  savedAt: number | null
}

export type ScriptPage = { number: number; heading: string; title: string; label: string }

export type AttemptWords = {
  /** the line in the bar; places: time, saved, answered, kept */
  saved: string
  nothingYet: string
  saving: string
  offline: string
  waiting: string
  readOnly: string
  /** below a question; place: time */
  itemSaved: string
  itemSaving: string
  itemKept: string
  itemLate: string
  itemUnreadable: string
  /** place: count */
  chosen: string
  restored: string
  restoredOlder: string
  /** on the result: what came too late; place: count */
  late: string
  /** what came so late that it was not even kept; place: count */
  tooLate: string
  /** the navigator; places: answered, total, flagged */
  counts: string
  countsFlagged: string
  progress: string
  share: string
  cell: { answered: string; open: string; answeredFlagged: string; openFlagged: string }
  /** messages of the callout that the script fills */
  offlineTitle: string
  /** places: kept, deadline */
  offlineText: string
  offlineTextUntimed: string
  waitingTitle: string
  waitingText: string
  signedOutTitle: string
  signedOutText: string
  elsewhereTitle: string
  elsewhereText: string
  otherTabTitle: string
  otherTabText: string
  overTitle: string
  overText: string
  /** while something waits for the answers to be sent; place: kept */
  submitWaits: string
  submitOffline: string
  leaveOffline: string
  /** handing in a file; place: share */
  uploading: string
  uploadFailed: string
  uploadNone: string
  /** while an answer is checked, and when it could not be */
  checking: string
  checkFailed: string
}
