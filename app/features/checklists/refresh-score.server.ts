/** The verbs of this feature rewrite the figures through the query that all features share. */
export { refreshScore } from '#db/queries/refresh-score.server.ts';
