import { findingAt, type Source, withoutBlockComments } from './source-files'

/** SQL is written in the `queries*.server.ts` of the area that owns the tables, and in the server files of platform. */
export function strayStatements(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^app\/.+\.tsx?$/.test(path) && !MAY_HOLD_SQL.test(path))
    .flatMap((source) =>
      [...withoutBlockComments(source.text).matchAll(STATEMENT)].map((match) =>
        findingAt(source, match.index, `holds the statement ${match[0].trim()}`),
      ),
    )
}

const MAY_HOLD_SQL = /^app\/(areas\/[^/]+\/(.+\/)?queries[^/]*|platform\/.+)\.server\.ts$/
const STATEMENT =
  /\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\s*\(|(?<![\w.])sql(<[^`]*>)?`|\.prepare\(\s*[`'"]/g
