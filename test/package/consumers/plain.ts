/** The DOM's own types know the element and its events. Each `@ts-expect-error` is a mistake that must be found. */
import {DifyChat, DifyError, type ChatMessage} from 'dify-chat';

const chat: DifyChat = document.createElement('dify-chat');
chat.mode = 'inline';
// @ts-expect-error there is no such mode
chat.mode = 'sideways';
// @ts-expect-error it is the element that knows
chat.status = 'idle';

const answer: ChatMessage = await chat.send({query: 'Which tent for two?', inputs: {plan: 'free'}});
console.log(answer.content, chat instanceof DifyChat);

chat.addEventListener('dify-message', (event) => console.log(event.detail.message.content));
document.addEventListener('dify-message', (event) => console.log(event.detail.message.content));
window.addEventListener('dify-message', (event) => console.log(event.detail.message.content));
document.querySelector('dify-chat')?.addEventListener('dify-error', ({detail}) => {
  if (detail.error instanceof DifyError) console.log(detail.error.code);
});
// @ts-expect-error a misspelt one is an ordinary Event, which has no detail
document.addEventListener('dify-mesage', (event) => console.log(event.detail));
