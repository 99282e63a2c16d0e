"""A network small enough to train in a test."""

import torch
from transformers import BertConfig, BertModel

from training.network import Network

CONFIG = BertConfig(
    vocab_size=200,
    hidden_size=16,
    num_hidden_layers=2,
    num_attention_heads=2,
    intermediate_size=16,
    max_position_embeddings=64,
    attn_implementation="eager",
)


def tiny(seed: int = 0, dropout: float = 0.1) -> Network:
    """Make a network with random weights."""
    torch.manual_seed(seed)
    encoder = BertModel(CONFIG, add_pooling_layer=False)
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return Network(encoder, dropout)
