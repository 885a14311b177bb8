/** The kind of signal on topic `vendor` that an import's progress is told by. */
export const importSignal = (importId: string): string => `import:${importId}`
