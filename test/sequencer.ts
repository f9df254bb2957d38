import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of what takes longest, which go first so that nothing long is left alone at the end. */
const LARGAS = /\/test\/(faults|e2e|operaciones|store|maquinas|simulacion)\//;

/** Files in the order of their projects, whose processes they can then share, and of each the long ones first. */
export class PorProyecto extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { projects } = this.ctx;
    const turno = (f: TestSpecification) =>
      2 * projects.indexOf(f.project) + (LARGAS.test(f.moduleId) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => turno(a) - turno(b));
  }
}
