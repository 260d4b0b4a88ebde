export { swapped } from '../input/project/file-role.ts';
