#!/usr/bin/env python
# coding: utf-8
"""A notebook, exported: magic commands, plots, data that is not here, and calls in between."""

# fails: sigmoid-no-overflow (wrong)
# passes: initialize-file, initialize-contract, initialize-zeros, initialize-real-digits
# passes: sigmoid-file, sigmoid-contract, sigmoid-half-at-zero, sigmoid-values, sigmoid-symmetry, sigmoid-rises, sigmoid-range, sigmoid-real-digits
# passes: propagate-file, propagate-contract, propagate-cost-formula, propagate-dw-formula, propagate-db-formula, propagate-gradient-is-the-slope-of-the-cost, propagate-real-digits

# # Logistic regression

# In[1]:


import numpy as np
import matplotlib.pyplot as plt

get_ipython().run_line_magic('matplotlib', 'inline')


# In[2]:


X = np.load("train_x.npy")
plt.imshow(X[:, 0].reshape(28, 28))
plt.show()


# In[3]:


def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

w, b = initialize_with_zeros(2)
print("w = " + str(w))


# In[4]:


def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s

print("sigmoid([0, 2]) = " + str(sigmoid(np.array([0, 2]))))


# In[5]:


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = 1 / m * np.dot(X, (A - Y).T)
    db = 1 / m * np.sum(A - Y)
    grads = {"dw": dw, "db": db}
    return grads, cost

grads, cost = propagate(w, b, X, Y)


# In[ ]:
