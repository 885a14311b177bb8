/**
 * Something in a file of questions that its author should look at. An `error` means that the question could not be imported;
 * a `warning` means that it was, read as the message says. Lines and columns count from 1.
 */
export type Problem = {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly line: number
  readonly column: number
  readonly params?: Readonly<Record<string, string | number>>
  /** With the first error of a question, the source of it all, so that nothing typed is lost. */
  readonly kept?: string
}
/** In the order of the file; at one place, errors first. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) => a.line - b.line || a.column - b.column || Number(b.severity === 'error') - Number(a.severity === 'error'),
  )

export type ProblemCode = keyof typeof PROBLEM_LABELS

/** The message of each problem in the namespace `questions`. */
export const PROBLEM_LABELS = {
  'answer-empty': 'problems.answer-empty',
  'answer-line-misread': 'problems.answer-line-misread',
  'answer-line-missing': 'problems.answer-line-missing',
  'answer-names-no-option': 'problems.answer-names-no-option',
  'answer-without-mark': 'problems.answer-without-mark',
  'answers-without-braces': 'problems.answers-without-braces',
  'any-number-earns': 'problems.any-number-earns',
  'attachments-dropped': 'problems.attachments-dropped',
  'attribute-equals': 'problems.attribute-equals',
  'blank-line-in-answers': 'problems.blank-line-in-answers',
  'brace-in-answers': 'problems.brace-in-answers',
  'brace-not-closed': 'problems.brace-not-closed',
  'brace-not-opened': 'problems.brace-not-opened',
  'description-alone': 'problems.description-alone',
  'description-joined': 'problems.description-joined',
  'dragged-words': 'problems.dragged-words',
  'encoding-unknown': 'problems.encoding-unknown',
  'file-types-chosen': 'problems.file-types-chosen',
  'format-dropped': 'problems.format-dropped',
  'format-unknown': 'problems.format-unknown',
  'gap-of-several': 'problems.gap-of-several',
  'gap-without-word': 'problems.gap-without-word',
  'gaps-missing': 'problems.gaps-missing',
  'hints-dropped': 'problems.hints-dropped',
  'html-reduced': 'problems.html-reduced',
  'image-dropped': 'problems.image-dropped',
  'item-feedback-dropped': 'problems.item-feedback-dropped',
  'items-all-shown': 'problems.items-all-shown',
  'joined-description': 'problems.joined-description',
  'lead-read-as-right': 'problems.lead-read-as-right',
  'marking-other': 'problems.marking-other',
  'metadata-without-question': 'problems.metadata-without-question',
  'moodle-html': 'problems.moodle-html',
  'no-right-answer': 'problems.no-right-answer',
  'not-valid': 'problems.not-valid',
  'number-not-understood': 'problems.number-not-understood',
  'one-option': 'problems.one-option',
  'option-out-of-turn': 'problems.option-out-of-turn',
  'options-missing': 'problems.options-missing',
  'order-not-fixed': 'problems.order-not-fixed',
  'overall-feedback-dropped': 'problems.overall-feedback-dropped',
  'pair-without-arrow': 'problems.pair-without-arrow',
  'points-dropped': 'problems.points-dropped',
  'qti-attribute-missing': 'problems.qti-attribute-missing',
  'qti-attribute-not-understood': 'problems.qti-attribute-not-understood',
  'qti-custom-operator': 'problems.qti-custom-operator',
  'qti-element-misplaced': 'problems.qti-element-misplaced',
  'qti-element-missing': 'problems.qti-element-missing',
  'qti-element-not-supported': 'problems.qti-element-not-supported',
  'qti-needs-another-value': 'problems.qti-needs-another-value',
  'qti-not-an-item': 'problems.qti-not-an-item',
  'qti-operands-wrong': 'problems.qti-operands-wrong',
  'qti-random-value': 'problems.qti-random-value',
  'qti-response-not-understood': 'problems.qti-response-not-understood',
  'qti-too-much-work': 'problems.qti-too-much-work',
  'qti-value-not-understood': 'problems.qti-value-not-understood',
  'qti-variable-twice': 'problems.qti-variable-twice',
  'qti-variable-unknown': 'problems.qti-variable-unknown',
  'range-reversed': 'problems.range-reversed',
  'rest-feedback-dropped': 'problems.rest-feedback-dropped',
  'root-not-quiz': 'problems.root-not-quiz',
  'second-answer-block': 'problems.second-answer-block',
  'stem-empty': 'problems.stem-empty',
  'stem-from-title': 'problems.stem-from-title',
  'tag-not-understood': 'problems.tag-not-understood',
  'template-plain': 'problems.template-plain',
  'text-beside-files': 'problems.text-beside-files',
  'title-colon-missing': 'problems.title-colon-missing',
  'title-not-closed': 'problems.title-not-closed',
  'title-shortened': 'problems.title-shortened',
  'truth-missing': 'problems.truth-missing',
  'type-not-supported': 'problems.type-not-supported',
  'unescaped-character': 'problems.unescaped-character',
  'unit-penalty': 'problems.unit-penalty',
  'unit-rounded': 'problems.unit-rounded',
  'was-hidden': 'problems.was-hidden',
  'weight-not-a-number': 'problems.weight-not-a-number',
  'weight-out-of-range': 'problems.weight-out-of-range',
  'xml-doctype': 'problems.xml-doctype',
  'xml-encoding': 'problems.xml-encoding',
  'xml-not-well-formed': 'problems.xml-not-well-formed',
  'xml-processing-instruction': 'problems.xml-processing-instruction',
  'xml-too-deep': 'problems.xml-too-deep',
  'xml-too-large': 'problems.xml-too-large',
  'xml-too-many-attributes': 'problems.xml-too-many-attributes',
  'xml-too-many-elements': 'problems.xml-too-many-elements',
} as const
