/**
 * `<DifyChat>` in a React app: properties, typed events, and the element's methods by a ref. `baseUrl` is a proxy of the
 * site's own that adds the API key: see docs/proxy.md.
 */
import {useRef, useState} from 'react';
import {DifyChat, type DifyChatElement} from 'dify-chat/react';

export function App() {
  const chat = useRef<DifyChatElement>(null);
  const [plan, setPlan] = useState('free');
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [received, setReceived] = useState(0);
  const [count, setCount] = useState(0);

  return (
    <>
      <h1>A React app</h1>
      <p>
        <button type="button" onClick={() => setPlan(plan === 'free' ? 'pro' : 'free')}>
          Plan: {plan}
        </button>
        <button type="button" onClick={() => void chat.current?.send('Which tent for two?')}>
          Ask which tent fits two
        </button>
      </p>
      <p>
        Messages: <output id="count">{count}</output>, characters: <output id="received">{received}</output>,
        conversation: <output id="conversation">{conversationId}</output>
      </p>
      {/* New objects and functions in every pass are as good as the same ones: nothing starts anew, nothing is redrawn. */}
      <DifyChat
        ref={chat}
        baseUrl="/chat-api"
        heading="Ask us"
        conversationId={conversationId}
        inputs={{plan}}
        suggestions={['Which tent for two?']}
        renderers={{shout: (code) => document.createTextNode(code.toUpperCase())}}
        onDifyConversation={(event) => setConversationId(event.detail.conversationId)}
        onDifyChunk={(event) => setReceived(event.detail.content.length)}
        onDifyMessage={() => setCount((before) => before + 1)}
      />
    </>
  );
}
