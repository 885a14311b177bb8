import { expect, test } from 'vitest'
import type { StepKind } from '../regrades/regrade-state'
import { correctionOfAppeal } from './correction-of-appeal'

const steps = (...kinds: StepKind[]) => kinds.map((kind, at) => ({ kind, at }))
const PREVIEWED = ['drafted', 'previewing', 'previewed'] as const
const APPLIED = [...PREVIEWED, 'applying', 'applied'] as const

test.each([
  ['no correction', [], null],
  ['one that is prepared', [steps(...PREVIEWED)], { state: 'coming', at: 2 }],
  ['one that is being applied', [steps(...PREVIEWED, 'applying')], { state: 'coming', at: 3 }],
  ['one that is through', [steps(...APPLIED)], { state: 'applied', at: 4 }],
  ['one that was taken back', [steps(...APPLIED, 'undoing', 'undone')], { state: 'undone', at: 6 }],
  ['one that was put aside', [steps(...PREVIEWED, 'discarded')], null],
  ['one put aside before another', [steps('drafted', 'discarded'), steps(...APPLIED)], { state: 'applied', at: 4 }],
  [
    'a second one after the first was taken back',
    [steps(...APPLIED, 'undone'), steps('drafted')],
    { state: 'undone', at: 5 },
  ],
])('%s', (_name, regrades, expected) => {
  expect(correctionOfAppeal(regrades)).toEqual(expected)
})
