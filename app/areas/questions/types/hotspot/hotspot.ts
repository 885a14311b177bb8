import { chosenCategories } from '../../chosen-categories'
import { guessSet } from '../../guess'
import { inOrder, ownId } from '../../option-order'
import type { SummaryPart } from '../../review'
import { isRight, reviewBase, reviewOptions } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { hotspotFields } from './fields'
import { lintHotspot } from './lint'
import { markHotspot } from './mark'
import { type Hotspot, hotspotResponseSchema, hotspotSchema } from './schema'

export const hotspot = defineType({
  type: 'hotspot',
  label: 'types.hotspot',
  schema: hotspotSchema,
  responseSchema: hotspotResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: ({ regions }) => regions.map(({ id }) => id),
  isComplete: (_question, response) => hotspotFields.isGiven(response),
  mark: markHotspot,
  guessScore: ({ marking, regions, most }) => guessSet(marking, regions, most),
  categories: ({ regions }, { choices }) => chosenCategories(regions, choices),
  summarise: (question, { choices }) => labelsOf(question, choices),
  deliver: (question, order) => ({
    type: 'hotspot' as const,
    stem: parseRichText(question.stem),
    image: question.image,
    most: question.most,
    regions: inOrder(question.regions, order).map(({ shown, option: { shape, label } }) => ({
      id: shown,
      shape,
      label,
    })),
  }),
  toOwnIds: (_question, { choices }, order) => ({
    choices: choices.filter((id) => id !== '').map((id) => ownId(id, order)),
  }),
  fields: hotspotFields,
  reveal(question, response, order, show) {
    const options = question.regions.map(({ label, ...region }) => ({
      ...region,
      text: { format: 'plain' as const, text: label },
    }))
    const right = question.regions.filter(isRight).map(({ id }) => id)
    return {
      ...reviewBase(question, markHotspot(question, response), labelsOf(question, response.choices), show),
      options: reviewOptions(options, response.choices, order, show),
      picture: {
        image: question.image,
        regions: inOrder(question.regions, order).map(({ shown, option }) => ({ id: shown, shape: option.shape })),
      },
      ...(show.answers ? { rightAnswers: labelsOf(question, right) } : {}),
    }
  },
  lint: lintHotspot,
  gift: null,
  moodleXml: null,
})

const labelsOf = ({ regions }: Hotspot, ids: readonly string[]): SummaryPart[] =>
  regions.filter(({ id }) => ids.includes(id)).map(({ label }) => ({ text: label }))
