import type { ComponentType } from 'react'
import type { Delivery, QuestionType } from '../registry'
import { ClozePlayer } from '../types/cloze/player'
import { EssayPlayer } from '../types/essay/player'
import { FileUploadPlayer } from '../types/file-upload/player'
import { HotspotPlayer } from '../types/hotspot/player'
import { MatchingPlayer } from '../types/matching/player'
import { MultipleResponsePlayer } from '../types/multiple-response/player'
import { NumericPlayer } from '../types/numeric/player'
import { OrderingPlayer } from '../types/ordering/player'
import { PracticalPlayer } from '../types/practical/player'
import { ShortAnswerPlayer } from '../types/short-answer/player'
import { SingleChoicePlayer } from '../types/single-choice/player'
import { TrueFalsePlayer } from '../types/true-false/player'
import type { PlayerProps } from './player-props'

/** The controls of each question type. */
const PLAYERS: { [Type in QuestionType]: ComponentType<PlayerProps<Extract<Delivery, { type: Type }>>> } = {
  'single-choice': SingleChoicePlayer,
  'multiple-response': MultipleResponsePlayer,
  'true-false': TrueFalsePlayer,
  numeric: NumericPlayer,
  'short-answer': ShortAnswerPlayer,
  matching: MatchingPlayer,
  ordering: OrderingPlayer,
  cloze: ClozePlayer,
  hotspot: HotspotPlayer,
  essay: EssayPlayer,
  'file-upload': FileUploadPlayer,
  practical: PracticalPlayer,
}

/** The controls of a question, whatever its type; they hold the answer that is kept. */
export function Player(props: PlayerProps) {
  // The key that a player is found by is the type of the delivery it is given.
  const Controls = PLAYERS[props.delivery.type] as ComponentType<PlayerProps>
  return <Controls {...props} />
}

/** Whether the controls stand in the text of the question, so that it must not be shown above them as well. */
export const bringsStem = ({ type }: Delivery): boolean => type === 'cloze'

const HINTS = {
  'single-choice': 'player.hint-single',
  'multiple-response': 'player.hint-multiple',
  'true-false': 'player.hint-true-false',
  numeric: 'player.hint-number',
  'short-answer': 'player.hint-words',
  matching: 'player.hint-matching',
  ordering: 'player.hint-ordering',
  cloze: 'player.hint-cloze',
  hotspot: 'player.hint-places',
  essay: 'player.hint-essay',
  'file-upload': 'player.hint-files',
  practical: 'player.hint-practical',
} as const satisfies Record<QuestionType, string>

/** A few words on what is asked for: the name of a message in the namespace `questions`. */
export function hintOf(
  delivery: Delivery,
): (typeof HINTS)[QuestionType] | 'player.hint-number-unit' | 'player.hint-place' {
  if (delivery.type === 'numeric' && delivery.units.length > 0) return 'player.hint-number-unit'
  if (delivery.type === 'hotspot' && delivery.most === 1) return 'player.hint-place'
  return HINTS[delivery.type]
}
