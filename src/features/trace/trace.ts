/** What happens behind an answer: the steps of an agent, and the run of a workflow. */
import {nothing} from 'lit';
import {showsWorkflow} from '../../dify/workflow-settings.js';
import {traceStringsFor} from '../../i18n/localize-trace.js';
import type {Chat, Feature} from '../feature.js';
import {agentStep} from './agent-step.js';
import {OpenParts} from './open-parts.js';
import {ToolIcons} from './tool-icons.js';
import {traceStyles} from './trace-styles.js';
import {workflow} from './workflow.js';

export function feature(chat: Chat): Feature {
  const opened = new OpenParts(() => {
    chat.redraw();
  });
  const icons = new ToolIcons(chat);
  const isHidden = (): boolean => chat.host.config.hiddenFeatures.has('workflow');
  return {
    styles: traceStyles,
    places: {
      answerStart: ({state, words}, turn) =>
        isHidden() || !showsWorkflow(state.app.site)
          ? nothing
          : workflow(turn, opened, traceStringsFor(words)),
      answerPart: (model, turn, part) =>
        isHidden() || part.kind !== 'thought'
          ? nothing
          : agentStep(turn, part.thought, opened, icons, model, traceStringsFor(model.words)),
    },
    relinked: () => {
      icons.clear();
    },
  };
}
