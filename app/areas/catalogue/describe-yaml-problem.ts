import type { Translator } from '~/i18n/types'
import type { YamlProblem } from '~/platform/yaml-file'

const WORDS = {
  syntax: 'yaml.syntax',
  'too-long': 'yaml.too-long',
  alias: 'yaml.alias',
  'key-duplicate': 'yaml.key-duplicate',
  'key-unknown': 'yaml.key-unknown',
  'key-missing': 'yaml.key-missing',
  'wrong-type': 'yaml.wrong-type',
  choice: 'yaml.choice',
  format: 'yaml.format',
  'too-small': 'yaml.too-small',
  'too-big': 'yaml.too-big',
  refused: 'yaml.refused',
} as const satisfies Record<YamlProblem['code'], string>

/** The sentence for the author of a YAML file. */
export const describeYamlProblem = (t: Translator<'catalogue'>, { code, params }: YamlProblem): string =>
  t(WORDS[code], { ...params })
