import { examSchema } from '../blueprints/blueprint'

/** An exam that says something in every setting there is. */
export const wholeExam = examSchema.parse({
  title: 'Everything',
  summary: 'Every setting there is.',
  language: 'en',
  certification: 'associate',
  courses: ['http', 'webhooks'],
  timeLimitMinutes: 45,
  attemptsAllowed: 3,
  coolDownHours: [0, 0.5, 72],
  redoLessons: 'instead',
  retakeAfterPassDays: 0,
  passMark: 0.725,
  scaledScore: { lowest: 100, pass: 700, highest: 1000 },
  exposureCap: { share: 0.3, ofLastAttempts: 50 },
  questionsPerPage: 'section',
  navigation: 'forward-only',
  shuffleQuestions: false,
  review: {
    afterSubmit: ['marks'],
    keyAfterLastAttempt: true,
    later: { afterHours: 24, show: ['right-wrong'] },
    afterClose: ['marks', 'right-wrong', 'answers', 'feedback'],
  },
  requires: { courses: ['http'], certifications: ['first'], benefit: 'advanced-exams' },
  window: { opensAt: '2026-12-01T08:00:00Z', closesAt: '2027-01-31T18:00:00Z', closeCutsRunningAttempts: true },
  honourStatement: 'I answer alone.',
  mode: 'retry',
  tries: 4,
  penaltyPerTry: '1/3',
  certainty: true,
  marking: { anonymous: false, secondMarker: { within: 0.05, agreement: 0.1 } },
  agreement: { version: '2026-11', title: 'Confidentiality', text: 'I keep the questions to myself.\n\nFor good.' },
  sections: [
    {
      id: 'one',
      title: 'One',
      passMark: 0.5,
      trial: 2,
      draw: [
        { pool: 'http', objective: 'auth', difficulty: 'hard', tag: 'v2', count: 3, points: 1.5 },
        { pool: 'http', questions: ['a question', 'another'] },
      ],
    },
    { id: 'two', title: 'Two', draw: [{ pool: 'webhooks', count: 4 }] },
  ],
})
