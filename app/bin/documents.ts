// The thread that reads and writes files beside the server; one job each, given by `worker.server.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentJob, doJob } from '#app/documents/job.server.ts';

parentPort?.postMessage(await doJob(workerData as DocumentJob));
