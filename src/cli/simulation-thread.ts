import { parentPort, workerData } from 'node:worker_threads';
import { type SimulationTask, simulateInThread } from '../commands/compose/simulation-threads.ts';

parentPort?.postMessage(simulateInThread(workerData as SimulationTask));
