/** Whether the server still takes requests, and what must be closed when it stops. */
export type Lifecycle = { stopping: boolean; onStop: Set<() => void> }
