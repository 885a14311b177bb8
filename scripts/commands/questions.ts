import type { Command } from 'commander'
import { addExport } from './export-questions'
import { addImport } from './import-questions'
import { addMarkQti } from './mark-qti'
import { addMark } from './mark-questions'

export function questionCommands(program: Command): void {
  const questions = program.command('questions').description('questions: in, out, and how answers to them are marked')
  addImport(questions)
  addExport(questions)
  addMark(questions)
  addMarkQti(questions)
}
