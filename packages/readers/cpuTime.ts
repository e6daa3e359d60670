import { readFileSync } from 'node:fs';

/** The kernel counts the time of processes in hundredths of a second, whatever its own clock (`man 5 proc`). */
const MS_A_TICK = 10;

/** Milliseconds of the processor that a process has taken; 0 where the machine does not tell, or the process has ended. */
export function cpuTimeOf(pid: number): number {
  try {
    // The second field is the name in brackets, which may hold spaces; utime and stime are the 14th and 15th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_A_TICK;
  } catch {
    return 0;
  }
}
