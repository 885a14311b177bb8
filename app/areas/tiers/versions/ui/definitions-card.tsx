import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { keyed } from '~/ui/keyed'
import type { DefinitionLines } from '../../describe/definitions'
import type { Names } from '../../language/names'
import { useSay } from '../../ui/words'

/** What the rules speak of by name, explained; nothing where a version defines nothing. */
export function DefinitionsCard({ definitions, names }: { definitions: readonly DefinitionLines[]; names: Names }) {
  const t = useT('tiers')
  const say = useSay(names)
  if (definitions.length === 0) return null
  return (
    <Card id="definitions" title={t('rules.definitions')} padded>
      <dl className="definition-list">
        {definitions.map(({ id, title, lines }) => (
          <div key={id}>
            <dt>{say(title)}</dt>
            {keyed(lines.map((line) => say(line))).map(({ key, item }) => (
              <dd key={key}>{item}</dd>
            ))}
          </div>
        ))}
      </dl>
    </Card>
  )
}
