import { Lexer } from 'yaml'

/** Lists in brackets without the spaces that mappings in braces have; nothing else is touched. */
export function unpadded(text: string): string {
  const lexemes = [...new Lexer().lex(text)]
  return lexemes
    .filter((lexeme, place) => !(/^ +$/.test(lexeme) && (lexemes[place - 1] === '[' || lexemes[place + 1] === ']')))
    .filter((lexeme) => !CONTROL.has(lexeme))
    .join('')
}

/** What the lexer adds to the text: marks of documents and of plain values. */
const CONTROL = new Set(['\u{02}', '\u{18}', '\u{1f}'])
