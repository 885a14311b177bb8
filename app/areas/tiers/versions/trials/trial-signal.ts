/** The kind of signal on topic `vendor` by which a draft's what-if tells how far it is. */
export const trialSignal = (draftId: string): string => `rule-trial:${draftId}`
