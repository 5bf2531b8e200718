/** @jsxImportSource react */
import {hydrateRoot} from 'react-dom/client';
import {DifyChat} from 'dify-chat/react';

const root = document.querySelector('#root');
if (root) hydrateRoot(root, <DifyChat baseUrl="/chat-api" heading="Taken over" />);
