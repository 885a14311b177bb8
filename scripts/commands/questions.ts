import type { Command } from 'commander'
import { addMarkQti } from './mark-qti'
import { addMark } from './mark-questions'

export function questionCommands(program: Command): void {
  const questions = program.command('questions').description('questions and how answers to them are marked')
  addMark(questions)
  addMarkQti(questions)
}
