import type { SummaryPart } from '~/areas/questions/review'
import { useT } from '~/i18n'
import { keyed } from '~/ui/keyed'

/** An answer in words. */
export function SummaryWords({ parts }: { parts: readonly SummaryPart[] }) {
  const words = useT('questions')
  return (
    <>
      {keyed(parts).map(({ key, item, index }) => (
        <span key={key}>
          {index > 0 && ', '}
          <bdi>{'text' in item ? item.text : words(item.label)}</bdi>
        </span>
      ))}
    </>
  )
}
