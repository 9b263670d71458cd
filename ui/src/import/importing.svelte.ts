/** Files on their way in: read one after the other, looked at by a person, then stored or thrown away. */
import { failureOf, type Newsroom } from '../ipc';
import type { Failure, Interview, Proposal } from '../ipc/types';

const picture = /\.(?:jpe?g|png|webp|gif|tiff?|heic|avif|svg)$/iu;

/** Pictures go to the draft that is open, they are no interviews. */
export const isPicture = (file: string): boolean => picture.test(file);

export class Importing {
  reading: { done: number; total: number; file: string } | null = $state.raw(null);
  proposals: Proposal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  private isStopped = false;

  constructor(private readonly newsroom: Newsroom) {}

  /** Reads files; what was read when somebody stops it can be looked at. */
  async read(files: string[]): Promise<void> {
    const texts = files.filter((file) => !isPicture(file));
    if (texts.length === 0 || this.reading) return;
    this.isStopped = false;
    const read: Proposal[] = [];
    for (const [done, file] of texts.entries()) {
      if (this.isStopped) break;
      this.reading = { done, total: texts.length, file: nameOf(file) };
      try {
        read.push(await this.newsroom.readImport(file));
      } catch (reason) {
        this.failure = failureOf(reason);
        break;
      }
    }
    this.reading = null;
    this.proposals = [...this.proposals, ...read];
  }

  stop(): void {
    this.isStopped = true;
  }

  /** What was pasted where no text is: an interview, perhaps. */
  async paste(data: DataTransfer): Promise<void> {
    const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
    if (this.reading || (html || text).trim() === '') return;
    try {
      this.proposals = [...this.proposals, await this.newsroom.readPasted(html ? 'paste.html' : 'paste.txt', html || text)];
    } catch (reason) {
      this.failure = failureOf(reason);
    }
  }

  /** Stores a proposal as it has been put right; answers with the draft. */
  async take(proposal: Proposal, interview: Interview): Promise<string | null> {
    try {
      const isFile = !proposal.file.startsWith('paste.');
      const draft = await this.newsroom.takeImport(isFile ? proposal.file : null, interview);
      this.drop(proposal);
      return draft;
    } catch (reason) {
      this.failure = failureOf(reason);
      return null;
    }
  }

  drop(proposal: Proposal): void {
    this.proposals = this.proposals.filter((other) => other !== proposal);
  }
}

/** The name of a file without its folders. */
export const nameOf = (file: string): string => file.split(/[/\\]/u).at(-1) ?? file;
